using Parquet;
using Parquet.Schema;
using TenFour.Sinks.Flat;
using TenFour.Streaming.Types;

namespace TenFour.Sinks.Files;

/// <summary>The values of one column of a row group.</summary>
internal abstract class ParquetColumn(FlatColumn column, DataField parquetField)
{
    /// <summary>Bytes that a value takes in memory, beside its text.</summary>
    protected const int ValueBytes = 16;

    public DataField Field => parquetField;

    /// <summary>Takes the value out of a row; gives about how many bytes it takes.</summary>
    public int Add(object?[] row) => Add(column.In(row));

    /// <summary>Writes the values, and forgets them.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation);

    protected abstract int Add(object? value);

    public static ParquetColumn Of(FlatColumn column) => column.Type switch
    {
        BooleanType => Plain<bool>(column, v => (bool)v),
        ByteType => Plain<sbyte>(column, v => (sbyte)(long)v),
        ShortType => Plain<short>(column, v => (short)(long)v),
        IntType => Plain<int>(column, v => (int)(long)v),
        LongType => Plain<long>(column, v => (long)v),
        FloatType => Plain<float>(column, v => (float)(double)v),
        DoubleType => Plain<double>(column, v => (double)v),
        DecimalType type => new ValueColumn<decimal>(column, new DecimalDataField(column.Name, type.Precision, type.Scale, isNullable: true), v => (decimal)v),
        DateType => new ValueColumn<DateTime>(
            column, new DateTimeDataField(column.Name, DateTimeFormat.Date, isNullable: true), v => ((DateOnly)v).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        TimestampType => new ValueColumn<DateTime>(column, Timestamp(column, isUtc: true), v => ((DateTimeOffset)v).UtcDateTime),
        TimestampNtzType => new ValueColumn<DateTime>(column, Timestamp(column, isUtc: false), v => (DateTime)v),
        BinaryType => new BytesColumn(column),
        _ => new TextColumn(column),
    };

    private static ValueColumn<T> Plain<T>(FlatColumn column, Func<object, T> read)
        where T : struct => new(column, new DataField<T>(column.Name, true), read);

    private static DateTimeDataField Timestamp(FlatColumn column, bool isUtc) =>
        new(column.Name, DateTimeFormat.Timestamp, isUtc, DateTimeTimeUnit.Micros, isNullable: true);

    private sealed class ValueColumn<T>(FlatColumn column, DataField field, Func<object, T> read) : ParquetColumn(column, field)
        where T : struct
    {
        private readonly List<T?> _values = [];

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation)
        {
            await group.WriteAsync<T>(Field, _values.ToArray().AsMemory(), cancellationToken: cancellation).ConfigureAwait(false);
            _values.Clear();
        }

        protected override int Add(object? value)
        {
            _values.Add(value is null ? null : read(value));
            return ValueBytes;
        }
    }

    private sealed class TextColumn(FlatColumn column) : ParquetColumn(column, new DataField<string>(column.Name, true))
    {
        private readonly List<string?> _values = [];

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation)
        {
            await group.WriteAsync(Field, _values!).ConfigureAwait(false);
            _values.Clear();
        }

        protected override int Add(object? value)
        {
            var text = PlainText.Of(value);
            _values.Add(text);
            return ValueBytes + ((text?.Length ?? 0) * sizeof(char));
        }
    }

    private sealed class BytesColumn(FlatColumn column) : ParquetColumn(column, new DataField<byte[]>(column.Name, true))
    {
        private readonly List<byte[]?> _values = [];

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellation)
        {
            await group.WriteAsync(Field, _values!).ConfigureAwait(false);
            _values.Clear();
        }

        protected override int Add(object? value)
        {
            var bytes = (byte[]?)value;
            _values.Add(bytes);
            return ValueBytes + (bytes?.Length ?? 0);
        }
    }
}
