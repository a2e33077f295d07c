package dev.gogetwell.ui.page;

import dev.gogetwell.ui.part.Parts;
import dev.gogetwell.ui.run.Background;

/// What every page is given.
public record PageContext(Parts parts, Background background, Navigation navigation) {}
