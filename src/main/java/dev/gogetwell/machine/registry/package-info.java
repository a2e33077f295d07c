/// The variables that Windows keeps for a user and for the machine, read and written where Windows keeps them. May use
/// the package above it.
@NullMarked
package dev.gogetwell.machine.registry;

import org.jspecify.annotations.NullMarked;
