namespace TenFour.Streaming.Json;

/// <summary>How wide the vectors are that scan records.</summary>
public enum SimdChoice
{
    /// <summary>As the environment variable <c>TENFOUR_SIMD</c> says (scalar, 128, 256, 512), else the widest that the machine has.</summary>
    Default,
    Scalar,
    Vector128,
    Vector256,
    Vector512,
}
