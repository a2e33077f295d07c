package dev.gogetwell.model.tls;

import java.util.Optional;

/// Where a handshake broke: facts only; what they mean is judged elsewhere.
///
/// @param reached the last step that was seen
/// @param end how it ended
/// @param by the side that ended it: who sent the FIN, the RST, the alert or the foreign bytes; empty for silence
/// @param afterEvent the index of the last event before the break; -1 if there was none
/// @param alert the alert that ended it
/// @param hidden whether what happened last is inferred from lengths, because the content is encrypted and there are
///     no secrets
public record BreakPoint(
    Stage reached, StreamEnd end, Optional<Direction> by, int afterEvent, Optional<Alert> alert, boolean hidden) {}
