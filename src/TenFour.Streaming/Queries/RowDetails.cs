using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Sources;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Queries;

/// <summary>
/// What the records of one column batch have beside their fields, row by row: offsets with gaps, and what the query reads of times, keys and
/// headers. Empty where the rows need none of that.
/// </summary>
internal sealed class RowDetails
{
    private long[] _offsets = [];
    private long[] _timestamps = [];
    private readonly StringPool _keys = new();
    private bool[] _hasKey = [];
    private IReadOnlyList<RecordHeader>?[] _headers = [];

    /// <summary>The number of rows; 0 where the batch has no details.</summary>
    public int Count { get; private set; }

    public long[] Offsets => _offsets;

    public void Clear()
    {
        Array.Clear(_headers);
        _keys.Clear();
        Count = 0;
    }

    /// <summary>Rows of records that follow each other and have nothing else.</summary>
    public void AddPlain(long firstRecord, int rows)
    {
        Reserve(Count + rows);
        for (var i = 0; i < rows; i++, Count++)
        {
            (_offsets[Count], _timestamps[Count], _hasKey[Count], _headers[Count]) = (firstRecord + i, 0, false, null);
            _keys.Add([]);
        }
    }

    /// <summary>Rows of records of a block.</summary>
    public void Add(RecordBlock block, int from, int rows)
    {
        Reserve(Count + rows);
        for (var record = from; record < from + rows; record++, Count++)
        {
            _offsets[Count] = block.OffsetOf(record);
            _timestamps[Count] = block.TimestampOf(record);
            _hasKey[Count] = block.HasKey(record);
            _keys.Add(_hasKey[Count] ? block.KeyOf(record) : []);
            _headers[Count] = block.HeadersOf(record);
        }
    }

    public Column Timestamps(SqlType type, EvaluationContext evaluation) => new FixedColumn<long>(type, Copy(_timestamps, evaluation));

    /// <summary>The keys; null where a record has none.</summary>
    public Column Keys(SqlType type, EvaluationContext evaluation)
    {
        var nulls = evaluation.RentBitmap(Count);
        for (var row = 0; row < Count; row++)
        {
            nulls.Set(row, !_hasKey[row]);
        }

        return new StringColumn(type, _keys, codes: null, nulls);
    }

    /// <summary>The headers, as arrays of a key and a value; null where a record has none.</summary>
    public Column Headers(ArrayType type, EvaluationContext evaluation)
    {
        var (starts, lengths, nulls) = (evaluation.Rent<int>(Count), evaluation.Rent<int>(Count), evaluation.RentBitmap(Count));
        var all = new List<RecordHeader>();
        for (var row = 0; row < Count; row++)
        {
            var headers = _headers[row];
            (starts[row], lengths[row]) = (all.Count, headers?.Count ?? 0);
            nulls.Set(row, headers is not { Count: > 0 });
            all.AddRange(headers ?? []);
        }

        return new ArrayColumn(type, starts, lengths, Elements((StructType)type.Element, all), nulls);
    }

    private static StructColumn Elements(StructType type, List<RecordHeader> headers)
    {
        var (keys, values, nulls) = (new StringPool(), new StringPool(), new Bitmap(headers.Count));
        for (var i = 0; i < headers.Count; i++)
        {
            keys.Add(Encoding.UTF8.GetBytes(headers[i].Key));
            values.Add(headers[i].Value);
            nulls.Set(i, headers[i].Value is null);
        }

        return new StructColumn(
            type, [new StringColumn(type.Fields[0].Type, keys, codes: null), new StringColumn(type.Fields[1].Type, values, codes: null, nulls)]);
    }

    private long[] Copy(long[] values, EvaluationContext evaluation)
    {
        var copy = evaluation.Rent<long>(Count);
        values.AsSpan(0, Count).CopyTo(copy);
        return copy;
    }

    private void Reserve(int rows)
    {
        if (_offsets.Length < rows)
        {
            var capacity = Math.Max(rows, 2 * _offsets.Length);
            Array.Resize(ref _offsets, capacity);
            Array.Resize(ref _timestamps, capacity);
            Array.Resize(ref _hasKey, capacity);
            Array.Resize(ref _headers, capacity);
        }
    }
}
