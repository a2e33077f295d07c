/// Every way in which a run leaves the program: redaction, JSON, the printable report, the letter to IT, the
/// comparison of two runs. May import `model`, `gorules`, `text`, `remedy` data and Jackson; measures nothing and
/// concludes nothing.
@NullMarked
package dev.gogetwell.report;

import org.jspecify.annotations.NullMarked;
