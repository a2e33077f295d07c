/// The vocabulary of the program: records, enums and sealed types only. Imports nothing of ours.
@NullMarked
package dev.gogetwell.model;

import org.jspecify.annotations.NullMarked;
