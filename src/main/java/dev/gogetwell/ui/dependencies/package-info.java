/// The page of the dependencies of a project: no step of a run, a page of its own. May import `hygiene`, `ui.part`,
/// `ui.port`, `ui.run`, `ui.shell`, `ui.theme`.
@NullMarked
package dev.gogetwell.ui.dependencies;

import org.jspecify.annotations.NullMarked;
