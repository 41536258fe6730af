using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Operators.Lanes;

/// <summary>The hashes of dictionary entries, so that a string is hashed once an entry, not once a row. For one thread.</summary>
internal sealed class LaneHashes(int keys)
{
    private readonly StringPool?[] _pools = new StringPool?[keys];
    private readonly int[] _generations = new int[keys];
    private readonly int[] _counts = new int[keys];
    private readonly ulong[][] _hashes = [.. Enumerable.Range(0, keys).Select(_ => Array.Empty<ulong>())];

    /// <summary>By entry, the hash. A worker's decoder has one pool a column, so the pool of the last call is nearly always that of the next.</summary>
    public ulong[] Of(int key, StringPool pool)
    {
        if (!ReferenceEquals(_pools[key], pool) || _generations[key] != pool.Generation)
        {
            (_pools[key], _generations[key], _counts[key]) = (pool, pool.Generation, 0);
        }

        if (_hashes[key].Length < pool.Count)
        {
            Array.Resize(ref _hashes[key], Math.Max(pool.Count, _hashes[key].Length * 2));
        }

        for (; _counts[key] < pool.Count; _counts[key]++)
        {
            _hashes[key][_counts[key]] = ByteHash.Of(pool[_counts[key]]);
        }

        return _hashes[key];
    }
}
