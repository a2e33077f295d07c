/// The entry point and the composition root. The only package that sees both `ui` and `cli`.
@NullMarked
package dev.gogetwell.app;

import org.jspecify.annotations.NullMarked;
