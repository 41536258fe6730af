using System.Diagnostics.CodeAnalysis;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Operators.Joins;

/// <summary>The static side of a join by key: which of its rows has which key. Built once, read by all workers.</summary>
internal sealed class JoinTable
{
    private static readonly int[] None = [];

    private readonly Dictionary<byte[], List<int>> _rows = new(new KeyComparer());
    private readonly bool[] _nullsMatch;

    /// <param name="keys">The key columns of the static rows.</param>
    /// <param name="nullsMatch">Per key column, whether a null equals a null (<c>&lt;=&gt;</c>).</param>
    public JoinTable(Column[] keys, int rowCount, bool[] nullsMatch)
    {
        _nullsMatch = nullsMatch;
        var key = new TextBuffer();
        for (var row = 0; row < rowCount; row++)
        {
            if (TryWrite(keys, row, key))
            {
                Add(key.Written.ToArray(), row);
            }
        }
    }

    /// <summary>The static rows whose key equals that of the row, ascending.</summary>
    /// <param name="buffer">Used for the key; not shared between threads.</param>
    public IReadOnlyList<int> Find(Column[] keys, int row, TextBuffer buffer) =>
        TryWrite(keys, row, buffer) && _rows.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(buffer.Written, out var rows) ? rows : None;

    /// <summary>A null key matches nothing, except under &lt;=&gt;.</summary>
    private bool TryWrite(Column[] keys, int row, TextBuffer key)
    {
        key.Clear();
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].IsNull(row) && !_nullsMatch[i])
            {
                return false;
            }

            RowKeyBytes.Append(keys[i], row, key);
        }

        return true;
    }

    private void Add(byte[] key, int row)
    {
        if (!_rows.TryGetValue(key, out var rows))
        {
            _rows.Add(key, rows = []);
        }

        rows.Add(row);
    }

    private sealed class KeyComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)ByteHash.Of(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
