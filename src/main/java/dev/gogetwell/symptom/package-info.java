/// Pasted tool output to candidate causes, from the catalogue. Pure functions; may import `model` and `gorules` only.
@NullMarked
package dev.gogetwell.symptom;

import org.jspecify.annotations.NullMarked;
