using CsCheck;

namespace TenFour.Calls.Tests.Support;

/// <summary>One of several values.</summary>
internal static class Pick
{
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
