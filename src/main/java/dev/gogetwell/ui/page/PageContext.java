package dev.gogetwell.ui.page;

import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.run.Background;

/// What every page is given.
public record PageContext(Widgets parts, Background background, Navigation navigation) {}
