namespace TenFour.Streaming.Types;

/// <summary>A decimal of up to 38 digits, <paramref name="Scale"/> of them behind the point.</summary>
public sealed record DecimalType(int Precision, int Scale) : SqlType
{
    public const int MaxPrecision = 38;

    /// <summary>What DECIMAL without arguments means.</summary>
    public static readonly DecimalType Default = new(10, 0);

    protected override string Name => $"DECIMAL({Precision},{Scale})";
}
