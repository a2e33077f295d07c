/// Files of the user: read through one door, written atomically or not at all. May import `model`.
@NullMarked
package dev.gogetwell.machine.file;

import org.jspecify.annotations.NullMarked;
