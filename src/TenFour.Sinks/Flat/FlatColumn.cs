using TenFour.Streaming.Types;

namespace TenFour.Sinks.Flat;

/// <summary>A column of a file of rows, in which a struct is a column for each of its fields: <c>window_start</c>, <c>window_end</c>.</summary>
/// <param name="Column">The place of the column in the rows.</param>
/// <param name="Path">The fields that lead to the value, from the outside.</param>
internal sealed record FlatColumn(string Name, SqlType Type, int Column, IReadOnlyList<string> Path)
{
    /// <summary>The columns of a schema. A name that is there already gets a number.</summary>
    public static IReadOnlyList<FlatColumn> Of(Schema schema)
    {
        FlatColumn[] columns = [.. Enumerable.Range(0, schema.Count).SelectMany(i => Of(schema[i], i, schema[i].Name, []))];
        return [.. columns.Zip(ColumnNames.Distinct(columns.Select(c => c.Name)), (column, name) => column with { Name = name })];
    }

    /// <summary>The value of this column in a row.</summary>
    public object? In(object?[] row) => Path.Aggregate(row[Column], (value, field) => ((IReadOnlyDictionary<string, object?>?)value)?[field]);

    private static IEnumerable<FlatColumn> Of(StructField field, int column, string name, IReadOnlyList<string> path) => field.Type is StructType inner
        ? inner.Fields.SelectMany(f => Of(f, column, $"{name}_{f.Name}", [.. path, f.Name]))
        : [new FlatColumn(name, field.Type, column, path)];
}
