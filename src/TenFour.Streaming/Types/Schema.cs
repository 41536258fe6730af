namespace TenFour.Streaming.Types;

/// <summary>The named, typed columns of records or of a result, in order.</summary>
public sealed record Schema(IReadOnlyList<StructField> Fields)
{
    public int Count => Fields.Count;

    public StructField this[int index] => Fields[index];

    /// <summary>The index of the column of that name, ignoring case as Spark does, or -1.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (string.Equals(Fields[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The DDL that Spark's <c>StructType.toDDL</c> prints.</summary>
    public string ToDdl() =>
        string.Join(",", Fields.Select(f => $"{Quote(f.Name)} {f.Type}{(f.Nullable ? "" : " NOT NULL")}"));

    public bool Equals(Schema? other) => other is not null && Fields.SequenceEqual(other.Fields);

    public override int GetHashCode() => Fields.Aggregate(Fields.Count, (hash, field) => HashCode.Combine(hash, field));

    /// <summary>Spark writes a name as it is where it has only letters, digits and underscores, and not only digits.</summary>
    private static string Quote(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !name.All(char.IsAsciiDigit)
            ? name
            : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
