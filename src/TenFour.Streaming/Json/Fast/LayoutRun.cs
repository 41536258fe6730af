namespace TenFour.Streaming.Json.Fast;

/// <summary>
/// Neighbouring fields whose values are strings of always the same lengths (ids, dates, codes), up to the content of the field behind them,
/// if that is a string too. They are compared in steps of 64 bytes, however many fields these are.
/// </summary>
/// <param name="Length">The bytes from the separator before the first field to the end.</param>
/// <param name="NextField">The field behind the run.</param>
/// <param name="OpensNext">Whether the run ends where that field's content starts, or before its separator.</param>
/// <param name="Bytes">What is expected, in whole steps.</param>
/// <param name="Steps">Per step, which bytes must be equal and where quotes must be.</param>
/// <param name="Needed">The values of the needed fields.</param>
internal sealed record LayoutRun(int Length, int NextField, bool OpensNext, byte[] Bytes, RunStep[] Steps, RunValue[] Needed);

/// <param name="Fixed">The bytes that stand between values.</param>
/// <param name="Covered">All bytes of the run that lie in this step.</param>
/// <param name="Specials">Which of the covered bytes are quotes; no other may be special.</param>
internal readonly record struct RunStep(ulong Fixed, ulong Covered, ulong Specials);

/// <param name="Offset">Where the value's content starts in the run.</param>
internal readonly record struct RunValue(int Offset, int Length, int Column);
