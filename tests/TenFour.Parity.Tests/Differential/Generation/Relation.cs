namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>What a random query reads.</summary>
/// <param name="From">The text behind FROM.</param>
/// <param name="Columns">What it can name.</param>
/// <param name="HasWatermark">Whether <see cref="RecordColumns.EventTime"/>, if it is among the columns, has a watermark.</param>
internal sealed record Relation(Input Input, string From, IReadOnlyList<TypedColumn> Columns, bool HasWatermark)
{
    public string? With { get; init; }

    /// <summary>Whether the rows of a batch come in one order, on which <c>first</c> and LIMIT depend.</summary>
    public bool HasOneOrder { get; init; } = true;

    public bool HasEventTime => Columns.Any(c => c.Name == RecordColumns.EventTime);
}
