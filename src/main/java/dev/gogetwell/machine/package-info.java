/// Where go runs: environment, tools, settings, files, clock. May import `model` and `gorules`.
@NullMarked
package dev.gogetwell.machine;

import org.jspecify.annotations.NullMarked;
