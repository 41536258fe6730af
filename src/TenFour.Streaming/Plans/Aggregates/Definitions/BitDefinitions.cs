using System.Numerics;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates.Definitions;

internal static class BitDefinitions
{
    private enum Kind
    {
        And,
        Or,
        Xor,
    }

    public static readonly AggregateDefinition[] All =
    [
        Define("bit_and", "The bits that all values have", Kind.And),
        Define("bit_or", "The bits that some value has", Kind.Or),
        Define("bit_xor", "The bits that an odd number of values have", Kind.Xor),
    ];

    private static AggregateDefinition Define(string name, string description, Kind kind) => new(name, $"{name}(value)", description, 1, 1)
    {
        Bind = call => call[0].Type.IsIntegral
            ? call.Call(call[0].Type, nullable: true, () => Create(call[0].Type, kind))
            : throw call.Mismatch(0, "\"INTEGRAL\""),
    };

    private static Aggregator Create(SqlType type, Kind kind) => type switch
    {
        ByteType => Create<sbyte>(type, kind),
        ShortType => Create<short>(type, kind),
        IntType => Create<int>(type, kind),
        _ => Create<long>(type, kind),
    };

    private static Aggregator Create<T>(SqlType type, Kind kind)
        where T : unmanaged, IBinaryInteger<T> => kind switch
        {
            Kind.And => new BitAggregator<T, BitAnd<T>>(type),
            Kind.Or => new BitAggregator<T, BitOr<T>>(type),
            _ => new BitAggregator<T, BitXor<T>>(type),
        };
}
