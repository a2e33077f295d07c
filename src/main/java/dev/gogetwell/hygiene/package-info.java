/// Dependencies in order: what the real tools say of a project, beside a lint of its go.mod and go.work. Everything
/// runs in a copy, so that no byte of the project or of its caches changes. No step of the wizard, no cause codes. May
/// import `model`, `gorules`, `machine`, `report`, `text`.
@NullMarked
package dev.gogetwell.hygiene;

import org.jspecify.annotations.NullMarked;
