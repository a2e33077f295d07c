/// Files of the user: read with identity, written atomically or not at all. May import nothing of ours.
@NullMarked
package dev.gogetwell.machine.file;

import org.jspecify.annotations.NullMarked;
