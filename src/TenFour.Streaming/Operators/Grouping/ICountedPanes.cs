namespace TenFour.Streaming.Operators.Grouping;

/// <summary>Panes by group, whose rows have been counted.</summary>
/// <typeparam name="TCursor">Known to the compiler, so that a step costs no call.</typeparam>
internal interface ICountedPanes<TCursor>
    where TCursor : struct, IPaneCursor, allows ref struct
{
    /// <summary>The group's panes from a number on; all of them from the least number there is.</summary>
    TCursor From(int group, long number);
}
