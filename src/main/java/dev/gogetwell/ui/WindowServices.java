package dev.gogetwell.ui;

import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.port.About;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.port.EnvironmentChoice;
import dev.gogetwell.ui.port.Links;
import dev.gogetwell.ui.port.PasteReader;
import dev.gogetwell.ui.port.Practice;
import dev.gogetwell.ui.port.Preferences;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.port.WindowMemory;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Everything that the window is given; built by the composition root.
///
/// @param references the hosts beside the route that a run may ask; the user can refuse each of them
/// @param redaction takes out of a text what must not be told of this machine
/// @param texts gives the texts of a language
public record WindowServices(
    EnvironmentChoice environments,
    PasteReader symptoms,
    ReferenceHosts references,
    Practice practice,
    RunStore runs,
    ReportWriter reports,
    Captures captures,
    Preferences preferences,
    WindowMemory memory,
    About about,
    Links links,
    UnaryOperator<String> redaction,
    Function<Language, Texts> texts,
    Clock clock) {}
