package dev.gogetwell.engine;

import dev.gogetwell.model.Target;
import java.time.Duration;

/// What a run is asked to do.
///
/// @param target what the user wants to work
/// @param timeLimit covers everything; the partial verdict is given when it is over
/// @param deep whether experiments that are not needed for the verdict are made too
/// @param references which hosts beside the route may be asked
public record CheckRequest(Target target, Duration timeLimit, boolean deep, ReferenceHosts references) {}
