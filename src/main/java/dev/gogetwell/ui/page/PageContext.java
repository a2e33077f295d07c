package dev.gogetwell.ui.page;

import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.PasteReader;
import dev.gogetwell.ui.run.Background;

/// What every page is given.
///
/// @param reader reads what a tool printed
public record PageContext(Widgets parts, Background background, PasteReader reader, Navigation navigation) {}
