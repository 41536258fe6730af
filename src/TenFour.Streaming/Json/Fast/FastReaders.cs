using System.Runtime.Intrinsics;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Json.Builders;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Chooses the vector width, once.</summary>
internal static class FastReaders
{
    private const string Variable = "TENFOUR_SIMD";

    private static readonly SimdChoice Machine = Choose(Environment.GetEnvironmentVariable(Variable));

    public static IFastReader Create(SimdChoice choice, ColumnBuilder[] columns) => (choice == SimdChoice.Default ? Machine : choice) switch
    {
        SimdChoice.Vector512 => new FastReader<Vector512Scan>(columns),
        SimdChoice.Vector256 => new FastReader<Vector256Scan>(columns),
        SimdChoice.Vector128 => new FastReader<Vector128Scan>(columns),
        _ => new FastReader<ScalarScan>(columns),
    };

    /// <summary>What the environment variable asks for, or the widest that the machine has.</summary>
    public static SimdChoice Choose(string? text) => text switch
    {
        null or "" => Vector512.IsHardwareAccelerated ? SimdChoice.Vector512
            : Vector256.IsHardwareAccelerated ? SimdChoice.Vector256
            : Vector128.IsHardwareAccelerated ? SimdChoice.Vector128
            : SimdChoice.Scalar,
        "scalar" => SimdChoice.Scalar,
        "128" => SimdChoice.Vector128,
        "256" => SimdChoice.Vector256,
        "512" => SimdChoice.Vector512,
        var other => throw StreamingException.ForUser(
            $"the environment variable {Variable} is '{other}'", advice: "Set it to scalar, 128, 256 or 512, or unset it."),
    };
}
