/// What a failed CI job needs to hear: repeat it, fix a setting, or read the code, and that in the forms that CI
/// systems show. May import `model`, `symptom`, `text` and `report`; measures nothing, and asserts no more than the
/// symptom does.
@NullMarked
package dev.gogetwell.ci;

import org.jspecify.annotations.NullMarked;
