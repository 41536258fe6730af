using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Makes the builder of a type.</summary>
internal static class ColumnBuilders
{
    public static ColumnBuilder For(SqlType type, JsonDecoderOptions options) => type switch
    {
        StringType => new TextBuilder(),
        BooleanType => new BooleanBuilder(),
        ByteType => new IntegralBuilder<sbyte>(type, sbyte.MinValue, byte.MaxValue),
        ShortType => new IntegralBuilder<short>(type, short.MinValue, short.MaxValue),
        IntType => new IntegralBuilder<int>(type, int.MinValue, int.MaxValue),
        LongType => new IntegralBuilder<long>(type, long.MinValue, long.MaxValue),
        FloatType => new FloatBuilder(),
        DoubleType => new DoubleBuilder(),
        DecimalType t => new DecimalBuilder(t),
        DateType => new DateBuilder(),
        TimestampType => new TimestampBuilder(ZoneRules.For(options.TimeZone), options.Time),
        TimestampNtzType => new TimestampNtzBuilder(),
        BinaryType => new BinaryBuilder(),
        StructType t => new StructBuilder(t, ForFields(t.Fields, options), options),
        ArrayType t => new ArrayBuilder(t, For(t.Element, options)),
        MapType { Key: StringType } t => ForMap(t, options),
        NullType => new VoidBuilder(),
        _ => throw StreamingException.ForUser(
            $"a field of type {type} cannot be read from JSON", advice: "Declare it as STRING and CAST it in the statistic."),
    };

    public static ColumnBuilder[] ForFields(IReadOnlyList<StructField> fields, JsonDecoderOptions options) =>
        [.. fields.Select(f => For(f.Type, options))];

    private static MapBuilder ForMap(MapType type, JsonDecoderOptions options)
    {
        var entry = new StructType([new StructField("key", type.Key, Nullable: false), new StructField("value", type.Value)]);
        return new MapBuilder(type, entry, new TextBuilder(), For(type.Value, options), options);
    }
}
