using System.Diagnostics.CodeAnalysis;

namespace TenFour.Dashboard.Results;

/// <summary>Compares rows by some of their columns; structs by their fields, arrays by their elements.</summary>
internal sealed class RowKeyComparer(int[] columns) : IEqualityComparer<object?[]>
{
    public bool Equals(object?[]? x, object?[]? y) => Array.TrueForAll(columns, c => AreEqual(x![c], y![c]));

    public int GetHashCode([DisallowNull] object?[] row) => columns.Aggregate(0, (hash, c) => HashCode.Combine(hash, Hash(row[c])));

    private static bool AreEqual(object? x, object? y) => (x, y) switch
    {
        (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) =>
            a.Count == b.Count && a.All(f => b.TryGetValue(f.Key, out var other) && AreEqual(f.Value, other)),
        (object?[] a, object?[] b) => a.Length == b.Length && a.Zip(b).All(p => AreEqual(p.First, p.Second)),
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        _ => Equals(x, y),
    };

    private static int Hash(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => fields.Values.Aggregate(0, (hash, v) => HashCode.Combine(hash, Hash(v))),
        object?[] elements => elements.Aggregate(0, (hash, v) => HashCode.Combine(hash, Hash(v))),
        byte[] bytes => bytes.Length,
        _ => value?.GetHashCode() ?? 0,
    };
}
