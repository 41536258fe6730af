namespace TenFour.Streaming.Types;

public sealed record ArrayType(SqlType Element, bool ContainsNull = true) : SqlType
{
    protected override string Name => $"ARRAY<{Element}>";
}

public sealed record MapType(SqlType Key, SqlType Value) : SqlType
{
    protected override string Name => $"MAP<{Key}, {Value}>";
}

public sealed record StructField(string Name, SqlType Type, bool Nullable = true);

public sealed record StructType(IReadOnlyList<StructField> Fields) : SqlType
{
    public bool Equals(StructType? other) => other is not null && Fields.SequenceEqual(other.Fields);

    public override int GetHashCode() => Fields.Aggregate(Fields.Count, (hash, field) => HashCode.Combine(hash, field));

    protected override string Name =>
        $"STRUCT<{string.Join(", ", Fields.Select(f => $"{f.Name}: {f.Type}{(f.Nullable ? "" : " NOT NULL")}"))}>";
}
