using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Hashes;

/// <summary>The hashes of rows: <c>hash</c> and <c>xxhash64</c>. Never null, since nulls are skipped.</summary>
internal static class HashFunctions
{
    private const int Seed = 42;

    private static readonly Parameters AtLeastOne = new(Parameter.Any) { Rest = Parameter.Any };

    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Hash,
            "hash",
            "hash(value, ...)",
            "A hash of 32 bits of the values (Murmur3, the one by which Spark spreads rows).")
        {
            Examples = [new("hash('ADM')", "886631461"), new("hash(1, 'a', NULL)", "-936062819")],
            Bind = Bind.To(
                SqlType.Int,
                AtLeastOne,
                input => Map.Rows([], input.Rows, input.Context, input.Type, row => Hash<int, Murmur3>(input, row, Seed)),
                Nullability.Never),
        },
        new(FunctionCategory.Hash, "xxhash64", "xxhash64(value, ...)", "A hash of 64 bits of the values (xxHash).")
        {
            Examples = [new("xxhash64(1)", "-6698625589789238999"), new("xxhash64(NULL)", "42")],
            Bind = Bind.To(
                SqlType.Long,
                AtLeastOne,
                input => Map.Rows([], input.Rows, input.Context, input.Type, row => Hash<long, XxHash64>(input, row, Seed)),
                Nullability.Never),
        },
    ];

    private static T Hash<T, THash>(KernelInput input, int row, T seed)
        where THash : struct, IHash<T>
    {
        foreach (var column in input.Columns)
        {
            seed = TypedHash<T, THash>.Of(column, row, seed);
        }

        return seed;
    }
}
