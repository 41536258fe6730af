namespace TenFour.Dashboard.Results;

/// <summary>Rows as they come, the newest first; no more than <see cref="ResultLimits.KeptRows"/>.</summary>
/// <param name="key">The columns by which a row takes the place of an earlier one, or null: every row counts.</param>
internal sealed class NewestRows(int[]? key)
{
    private readonly LinkedList<object?[]> _rows = [];
    private readonly Dictionary<object?[], LinkedListNode<object?[]>> _byKey = new(new RowKeyComparer(key ?? []));

    private long _bytes;

    /// <summary>Rows that came and count, also those that are not kept any more.</summary>
    public long Count { get; private set; }

    public void Add(object?[] row)
    {
        Count++;
        if (key is not null)
        {
            if (_byKey.Remove(row, out var earlier))
            {
                Forget(earlier);
                Count--;
            }

            _byKey.Add(row, _rows.AddFirst(row));
        }
        else
        {
            _rows.AddFirst(row);
        }

        _bytes += Bytes(row);
        while (_rows.Count > ResultLimits.KeptRows || (_bytes > ResultLimits.KeptBytes && _rows.Count > 1))
        {
            _byKey.Remove(_rows.Last!.Value);
            Forget(_rows.Last);
        }
    }

    public object?[][] ToArray() => [.. _rows];

    private void Forget(LinkedListNode<object?[]> node)
    {
        _bytes -= Bytes(node.Value);
        _rows.Remove(node);
    }

    private static long Bytes(object? value) => value switch
    {
        string text => text.Length * sizeof(char),
        byte[] bytes => bytes.Length,
        object?[] values => values.Sum(Bytes),
        _ => sizeof(long),
    };
}
