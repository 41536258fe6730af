namespace TenFour.Streaming.Plans.Functions.Numbers;

/// <summary>Functions that the runtime lacks or has only inexactly. They agree with Java's to the last digit or the one before.</summary>
internal static class DoubleMath
{
    /// <summary>
    /// ln(1 + x), also for x so small that 1 + x loses it (Kahan's way: the loss is made good by dividing by what was added).
    /// </summary>
    public static double Log1Plus(double x)
    {
        var sum = 1 + x;
        return sum == 1 || double.IsInfinity(sum) ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>exp(x) - 1, also for x so small that exp(x) is 1.</summary>
    public static double ExpMinus1(double x)
    {
        var power = Math.Exp(x);
        var difference = power - 1;
        return power == 1 ? x : difference == -1 || double.IsInfinity(power) ? difference : difference * x / Math.Log(power);
    }

    /// <summary>The runtime's cube root with its last digit corrected by one step of Newton's.</summary>
    public static double CubeRoot(double x)
    {
        var root = Math.Cbrt(x);
        return root == 0 || !double.IsFinite(root) ? root : root - (Math.FusedMultiplyAdd(root * root, root, -x) / (3 * root * root));
    }

    public static double Asinh(double x) => double.IsNegativeInfinity(x) ? x : Math.Log(x + Math.Sqrt((x * x) + 1));

    public static double Acosh(double x) => Math.Log(x + Math.Sqrt((x * x) - 1));

    public static double Atanh(double x) => 0.5 * (Log1Plus(x) - Log1Plus(-x));

    /// <summary>The length of (x, y), without overflow on the way.</summary>
    public static double Hypot(double x, double y) => double.Hypot(x, y);
}
