package dev.gogetwell.model;

/// Something that could not be tested.
///
/// @param what the thing
/// @param why what stood in the way
/// @param changesVerdict whether the answer could change the verdict
public record NotTestable(Message what, Message why, boolean changesVerdict) {}
