using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sinks;

/// <summary>
/// Reads the rows of a result one by one, as .NET values, by the names of their columns. Names ignore case; a dot goes into a struct:
/// <c>window.start</c>.
/// </summary>
/// <example><code>
/// using var batch = ...;
/// var rows = batch.OpenRows();
/// while (rows.Read())
/// {
///     Show(rows.GetDateTimeOffset("window.start"), rows.GetInt64("count"));
/// }
/// </code></example>
/// <param name="schema">The columns.</param>
/// <param name="timeZone">Gives the instants their offset.</param>
/// <param name="cursor">Gives the rows; stays the caller's to dispose.</param>
public sealed class RowReader(Schema schema, TimeZoneInfo timeZone, IResultCursor cursor)
{
    private readonly Dictionary<string, int[]> _paths = new(StringComparer.OrdinalIgnoreCase);
    private ColumnBatch? _batch;
    private int _place;

    public Schema Schema => schema;

    /// <summary>Goes to the next row, first to the first; false at the end.</summary>
    public bool Read()
    {
        _place++;
        while (_batch is null || _place >= _batch.Rows.Count)
        {
            _batch = cursor.Read();
            _place = 0;
            if (_batch is null)
            {
                return false;
            }
        }

        return true;
    }

    public bool IsNull(string name) => GetValue(name) is null;

    /// <summary>
    /// The value as .NET has it: <see cref="bool"/>, a whole number as <see cref="long"/>, FLOAT and DOUBLE as <see cref="double"/>,
    /// <see cref="decimal"/>, <see cref="string"/>, BINARY as an array of bytes, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> (in the
    /// session time zone), TIMESTAMP_NTZ as <see cref="DateTime"/>, a day-time interval as <see cref="TimeSpan"/>, a year-month interval as
    /// months, an INTERVAL of months and days as its text, an array as a list, a struct as a dictionary, a map as one by the texts of its keys;
    /// null for NULL.
    /// </summary>
    /// <exception cref="ArgumentException">There is no column of that name.</exception>
    public object? GetValue(string name)
    {
        if (!_paths.TryGetValue(name, out var path))
        {
            _paths[name] = path = PathOf(name);
        }

        var batch = Current;
        var (column, row) = (batch.Columns[path[0]], batch.Rows[_place]);
        for (var i = 1; i < path.Length; i++)
        {
            if (column.IsNull(row))
            {
                return null;
            }

            column = ((StructColumn)column).Fields[path[i]];
        }

        return RowValue.Of(column, row, timeZone);
    }

    /// <summary>The value of a column by its place, from 0: for columns that share a name.</summary>
    public object? GetValue(int column)
    {
        var batch = Current;
        return RowValue.Of(batch.Columns[column], batch.Rows[_place], timeZone);
    }

    /// <summary>A STRING, or null.</summary>
    /// <exception cref="InvalidCastException">The column is of another type. So for all methods below.</exception>
    public string? GetString(string name) => GetValue(name) switch
    {
        null => null,
        string text => text,
        var other => throw WrongType(name, nameof(String), other),
    };

    /// <summary>A TINYINT, SMALLINT, INT or BIGINT.</summary>
    /// <exception cref="InvalidOperationException">The value is NULL. So for all methods below.</exception>
    public long GetInt64(string name) => Get<long>(name);

    /// <summary>A FLOAT or DOUBLE.</summary>
    public double GetDouble(string name) => Get<double>(name);

    /// <summary>A DECIMAL.</summary>
    /// <exception cref="OverflowException">The value has more than the 28 digits of a .NET decimal.</exception>
    public decimal GetDecimal(string name) => Get<decimal>(name);

    public bool GetBoolean(string name) => Get<bool>(name);

    /// <summary>A DATE.</summary>
    public DateOnly GetDateOnly(string name) => Get<DateOnly>(name);

    /// <summary>A TIMESTAMP, in the session time zone.</summary>
    public DateTimeOffset GetDateTimeOffset(string name) => Get<DateTimeOffset>(name);

    private ColumnBatch Current =>
        _batch ?? throw new InvalidOperationException("There is no row: Read comes first, and has returned false at the end.");

    private T Get<T>(string name)
        where T : struct => GetValue(name) switch
        {
            null => throw new InvalidOperationException($"Column {name} is NULL in this row; ask IsNull first."),
            T value => value,
            var other => throw WrongType(name, typeof(T).Name, other),
        };

    private static InvalidCastException WrongType(string name, string wanted, object actual) =>
        new($"Column {name} holds a {actual.GetType().Name}, not a {wanted}.");

    private int[] PathOf(string name)
    {
        if (schema.IndexOf(name) is >= 0 and var whole)
        {
            return [whole];
        }

        var path = new List<int>();
        var fields = schema;
        foreach (var part in name.Split('.'))
        {
            var index = fields?.IndexOf(part) ?? -1;
            if (index < 0)
            {
                throw new ArgumentException($"There is no column {name} in: {string.Join(", ", schema.Fields.Select(f => f.Name))}.", nameof(name));
            }

            path.Add(index);
            fields = fields![index].Type is StructType type ? new Schema(type.Fields) : null;
        }

        return [.. path];
    }
}
