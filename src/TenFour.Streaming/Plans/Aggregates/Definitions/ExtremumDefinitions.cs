using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates.Definitions;

internal static class ExtremumDefinitions
{
    public static readonly AggregateDefinition[] All =
    [
        new("min", "min(value)", "The least value that is not null", 1, 1) { Bind = call => Bind(call, isMax: false) },
        new("max", "max(value)", "The greatest value that is not null", 1, 1) { Bind = call => Bind(call, isMax: true) },
        new("bool_and", "bool_and(condition)", "True where every condition that is not null is true", 1, 1)
        {
            Aliases = ["every"],
            Bind = call => BindBoolean(call, isMax: false),
        },
        new("bool_or", "bool_or(condition)", "True where some condition is true", 1, 1)
        {
            Aliases = ["any", "some"],
            Bind = call => BindBoolean(call, isMax: true),
        },
    ];

    private static AggregateCall Bind(AggregateBinding call, bool isMax)
    {
        var type = call[0].Type;
        return IsOrderable(type)
            ? call.Call(type, nullable: true, () => Create(type, isMax))
            : throw AggregateErrors.NotOrderable(call, 0);
    }

    private static AggregateCall BindBoolean(AggregateBinding call, bool isMax) => call[0].Type is BooleanType or StringType or NullType
        ? call.Call([ImplicitCast.To(call[0], SqlType.Boolean)], SqlType.Boolean, nullable: true, () => Create(SqlType.Boolean, isMax))
        : throw call.Mismatch(0, "\"BOOLEAN\"");

    /// <summary>Whether Spark can order values of the type.</summary>
    public static bool IsOrderable(SqlType type) => type switch
    {
        MapType or CalendarIntervalType => false,
        ArrayType array => IsOrderable(array.Element),
        StructType structure => structure.Fields.All(f => IsOrderable(f.Type)),
        _ => true,
    };

    private static Aggregator Create(SqlType type, bool isMax) => type switch
    {
        BooleanType or NullType => isMax ? new ExtremumAggregator<bool, GreatestBoolean>(type) : new ExtremumAggregator<bool, LeastBoolean>(type),
        ByteType => Create<sbyte>(type, isMax),
        ShortType => Create<short>(type, isMax),
        IntType or DateType or YearMonthIntervalType => Create<int>(type, isMax),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => Create<long>(type, isMax),
        FloatType => Create<float>(type, isMax),
        DoubleType => Create<double>(type, isMax),
        DecimalType => Create<Int128>(type, isMax),
        _ => new TextExtremumAggregator(type, isMax),
    };

    private static Aggregator Create<T>(SqlType type, bool isMax)
        where T : unmanaged, System.Numerics.INumber<T> =>
        isMax ? new ExtremumAggregator<T, Greatest<T>>(type) : new ExtremumAggregator<T, Least<T>>(type);
}
