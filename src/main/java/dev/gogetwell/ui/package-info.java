/// The JavaFX window: entry class and what it is given. Adds no diagnosis of its own. May import `engine`, `remedy`,
/// `report`, `model`, `text` and its own sub-packages; only `ui` and `app` import JavaFX.
@NullMarked
package dev.gogetwell.ui;

import org.jspecify.annotations.NullMarked;
