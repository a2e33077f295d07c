package dev.gogetwell.remedy;

import dev.gogetwell.machine.CommandRunner;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.machine.registry.UserVariables;
import dev.gogetwell.machine.terminal.TerminalOpener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a desk is put together from.
///
/// @param processes starts the real tools
/// @param runner runs the user's command
/// @param shell shows what a new login has
/// @param variables where Windows keeps what a new login has; nowhere else
/// @param clock the wall clock
/// @param temporary for copies; nothing stays there
/// @param journal the folder of the undo journal
/// @param toolLimit for one edit by `go env` or `git config`
/// @param commandLimit for the user's command
/// @param redaction takes secrets out of what the command printed
/// @param terminals opens terminals; empty where the judged environment is none that a terminal could have
public record DeskParts(
    Processes processes,
    CommandRunner runner,
    LoginShell shell,
    Optional<UserVariables> variables,
    Clock clock,
    Path temporary,
    Path journal,
    Duration toolLimit,
    Duration commandLimit,
    UnaryOperator<String> redaction,
    Optional<TerminalOpener> terminals) {}
