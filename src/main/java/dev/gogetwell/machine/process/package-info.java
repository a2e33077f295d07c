/// Child processes: the only place that starts one. May import nothing of ours.
@NullMarked
package dev.gogetwell.machine.process;

import org.jspecify.annotations.NullMarked;
