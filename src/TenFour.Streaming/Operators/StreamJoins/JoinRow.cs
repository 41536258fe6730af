using System.Runtime.InteropServices;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>What the state knows of a row beside its values. Rows of one key form a chain, oldest first.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct JoinRow
{
    /// <summary>The time that decides when the row leaves; <see cref="NoTime"/> for one that never does.</summary>
    public long Time;

    /// <summary>Rises from row to row of a side, also over restarts: the row's name in the checkpoint.</summary>
    public long Sequence;

    /// <summary>The slot of its key; <see cref="Free"/> or <see cref="Gone"/> where there is no row.</summary>
    public int Key;

    /// <summary>The next row of the key plus 1, or 0.</summary>
    public int Next;

    /// <summary>The row before of the key plus 1, or 0.</summary>
    public int Previous;

    public bool IsMatched;

    public const long NoTime = long.MaxValue;

    /// <summary>The slot may be given again.</summary>
    public const int Free = -1;

    /// <summary>The row has been taken out; its slot waits until its time has come.</summary>
    public const int Gone = -2;

    public readonly bool IsThere => Key >= 0;
}
