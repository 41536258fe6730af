using System.Runtime.CompilerServices;

namespace TenFour.Streaming.Json.Fast;

/// <summary>
/// A record of a layout with certain fields, mostly strings, so that only few places in it are not known before: where the values end
/// that are not always of one length, the open ones. What lies between two of these is a piece, however many fields it has, compared in steps of 64 bytes.
/// </summary>
/// <param name="Steps">Of all pieces, in order.</param>
/// <param name="OpenValues">How many open values there are: one fewer than pieces.</param>
/// <param name="Needed">Where the values of the needed fields are.</param>
/// <param name="ReachBytes">A record whose open values are shorter than a step is read no further than this.</param>
internal sealed record RecordShape(ShapeStep[] Steps, int OpenValues, ShapeValue[] Needed, int ReachBytes)
{
    /// <summary>Whether the same columns are filled, in the same order.</summary>
    public bool FillsSameColumns(RecordShape other)
    {
        for (var i = 0; i < Needed.Length && i < other.Needed.Length; i++)
        {
            if (Needed[i].Column != other.Needed[i].Column)
            {
                return false;
            }
        }

        return Needed.Length == other.Needed.Length;
    }
}

/// <summary>At most 64 bytes of a record, and what may follow.</summary>
internal struct ShapeStep
{
    /// <summary>Nothing open follows.</summary>
    public const int NothingOpen = -1;

    /// <summary>A number, a boolean or null follows.</summary>
    public const int OtherValue = -2;

    /// <summary>What is expected.</summary>
    public SlotBytes Expected;

    /// <summary>The bytes that are always the same.</summary>
    public ulong Fixed;

    /// <summary>The bytes of values: none may be a quote or anything else that cannot stand in a string as it is.</summary>
    public ulong Values;

    /// <summary>The bytes to the next step, or to the open value behind this one.</summary>
    public int Length;

    /// <summary>
    /// The length that the open string behind it mostly has, or 63, which takes nothing for granted; or that another value or none follows.
    /// </summary>
    public int UsualLength;
}

/// <summary>As many bytes as are looked at in a step.</summary>
[InlineArray(RecordLayout.SlotBytes)]
internal struct SlotBytes
{
    private byte first;
}

/// <param name="Piece">The piece in which it starts.</param>
/// <param name="Offset">Where in the piece.</param>
/// <param name="Length">Its bytes, or -1 where it is the open string at the end of the piece.</param>
internal readonly record struct ShapeValue(int Piece, int Offset, int Length, int Column);
