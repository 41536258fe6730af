using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;

namespace TenFour.Streaming.Operators.Joins;

/// <summary>
/// Looks the rows of a column batch up in a join table. A single dictionary-coded key is looked up once for each dictionary entry, for as
/// long as the dictionary lives.
/// </summary>
internal sealed class CachedLookup
{
    private readonly JoinTable _table;
    private readonly Column[] _keys;
    private readonly TextBuffer _buffer;
    private readonly StringColumn? _coded;
    private readonly List<IReadOnlyList<int>?> _byCode;

    public CachedLookup(JoinTable table, Column[] keys, EvaluationContext context)
    {
        (_table, _keys) = (table, keys);
        var known = context.Cached(table, () => new Known());
        _buffer = known.Buffer;
        _coded = keys is [StringColumn { IsDictionary: true } only] ? only : null;
        _byCode = _coded is null ? [] : known.Of(_coded.Pool);
    }

    public IReadOnlyList<int> Find(int row)
    {
        if (_coded is null || _coded.IsNull(row))
        {
            return _table.Find(_keys, row, _buffer);
        }

        var code = _coded.Codes![row];
        while (_byCode.Count <= code)
        {
            _byCode.Add(null);
        }

        return _byCode[code] ??= _table.Find(_keys, row, _buffer);
    }

    /// <summary>What a worker knows of a dictionary: by code, the static rows. Forgotten when the dictionary is replaced.</summary>
    private sealed class Known
    {
        private StringPool? _pool;
        private List<IReadOnlyList<int>?> _byCode = [];

        public TextBuffer Buffer { get; } = new();

        public List<IReadOnlyList<int>?> Of(StringPool pool)
        {
            if (!ReferenceEquals(_pool, pool))
            {
                (_pool, _byCode) = (pool, []);
            }

            return _byCode;
        }
    }
}
