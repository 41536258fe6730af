namespace TenFour.Streaming.Operators.Grouping;

/// <summary>A state as it was at the end of one batch, which somebody still reads while later batches go on.</summary>
internal abstract class KeptVersion
{
    /// <summary>Cursors and kept tables that read this version.</summary>
    public int Users { get; private set; } = 1;

    /// <summary>What is held for it beside the state.</summary>
    public abstract long HeldBytes { get; }

    /// <summary>One user more.</summary>
    public void Share() => Users++;

    /// <summary>One user less; true for the last one, after whom nothing needs to be saved for the version any more.</summary>
    public bool Leave() => --Users == 0;
}
