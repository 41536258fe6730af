namespace TenFour.Parity.Tests.Differential.Comparison;

/// <summary>What an engine made of a case.</summary>
/// <param name="Error">The condition with which it was refused or failed, or the message where there is none; null: neither.</param>
/// <param name="Batches">Batch id to rows, as text that is equal for equal rows.</param>
/// <param name="Progress">The recorded part of each report.</param>
internal sealed record Answer(string? Error, string? Schema, IReadOnlyDictionary<long, IReadOnlyList<string>> Batches, IReadOnlyList<string> Progress)
{
    public static Answer Failed(string error) => new(error, null, new Dictionary<long, IReadOnlyList<string>>(), []);

    public override string ToString() => Error is not null ? "error " + Error
        : Schema + "\n" + string.Join('\n', Batches.OrderBy(b => b.Key).SelectMany(b => b.Value.Select(r => $"  {b.Key}: {r}")).Concat(Progress.Select(p => "  " + p)));
}
