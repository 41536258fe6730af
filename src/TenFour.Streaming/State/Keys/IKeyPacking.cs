using System.Runtime.CompilerServices;

namespace TenFour.Streaming.State.Keys;

/// <summary>How a value of a fixed width fills its place in a key. As a type argument it costs no call per row.</summary>
internal interface IKeyPacking<T>
{
    static abstract ulong Pack(T value);

    static abstract T Unpack(ulong bits);
}

internal readonly struct PackLong : IKeyPacking<long>
{
    public static ulong Pack(long value) => (ulong)value;

    public static long Unpack(ulong bits) => (long)bits;
}

internal readonly struct PackInt : IKeyPacking<int>
{
    public static ulong Pack(int value) => (uint)value;

    public static int Unpack(ulong bits) => (int)bits;
}

internal readonly struct PackShort : IKeyPacking<short>
{
    public static ulong Pack(short value) => (ushort)value;

    public static short Unpack(ulong bits) => (short)bits;
}

internal readonly struct PackByte : IKeyPacking<sbyte>
{
    public static ulong Pack(sbyte value) => (byte)value;

    public static sbyte Unpack(ulong bits) => (sbyte)bits;
}

internal readonly struct PackBoolean : IKeyPacking<bool>
{
    public static ulong Pack(bool value) => value ? 1UL : 0;

    public static bool Unpack(ulong bits) => (bits & 1) != 0;
}

/// <summary>Spark groups all NaN together, and -0.0 with 0.0.</summary>
internal readonly struct PackDouble : IKeyPacking<double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pack(double value) => BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value + 0.0);

    public static double Unpack(ulong bits) => BitConverter.UInt64BitsToDouble(bits);
}

internal readonly struct PackFloat : IKeyPacking<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pack(float value) => BitConverter.SingleToUInt32Bits(float.IsNaN(value) ? float.NaN : value + 0.0f);

    public static float Unpack(ulong bits) => BitConverter.UInt32BitsToSingle((uint)bits);
}
