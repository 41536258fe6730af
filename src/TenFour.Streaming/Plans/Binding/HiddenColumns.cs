using TenFour.Streaming.Plans.Logical;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>The columns beside a record's fields that tell where it came from. They can be named; <c>*</c> leaves them out.</summary>
public static class HiddenColumns
{
    public const string Topic = "_topic";
    public const string Partition = "_partition";
    public const string Offset = "_offset";
    public const string Timestamp = "_timestamp";
    public const string Key = "_key";
    public const string Headers = "_headers";

    private static readonly SqlType HeaderType =
        new ArrayType(new StructType([new StructField("key", SqlType.String), new StructField("value", SqlType.Binary)]));

    internal static readonly IReadOnlyList<PlanColumn> All =
    [
        new(Topic, SqlType.String, Nullable: false, IsHidden: true),
        new(Partition, SqlType.Int, Nullable: false, IsHidden: true),
        new(Offset, SqlType.Long, Nullable: false, IsHidden: true),
        new(Timestamp, SqlType.Timestamp, Nullable: true, IsHidden: true),
        new(Key, SqlType.Binary, Nullable: true, IsHidden: true),
        new(Headers, HeaderType, Nullable: true, IsHidden: true),
    ];
}
