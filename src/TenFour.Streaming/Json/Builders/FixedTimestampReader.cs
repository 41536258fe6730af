using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Json.Builders;

/// <summary>
/// Reads timestamps of the one form that feeds write: <c>2018-12-31T23:57:00.000</c>, or with a space, or without the fraction. Remembers the
/// last date, since records near each other mostly share it.
/// </summary>
internal struct FixedTimestampReader
{
    private const int SecondsLength = 19;
    private const int MillisLength = 23;
    private const ulong Zeros = 0x3030303030303030;

    private ulong lastYearAndMonth;
    private uint lastDayPlusOne;
    private long lastMidnight;

    /// <summary>Wall-clock microseconds; false for any other form and for what is no date and time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(ReadOnlySpan<byte> text, out long wallMicros)
    {
        wallMicros = 0;
        if (text.Length is not (MillisLength or SecondsLength) || !BitConverter.IsLittleEndian)
        {
            return false;
        }

        ref var start = ref MemoryMarshal.GetReference(text);
        var yearAndMonth = Unsafe.ReadUnaligned<ulong>(ref start);
        uint day = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref start, 8));
        if ((yearAndMonth != lastYearAndMonth || day + 1 != lastDayPlusOne) && !TryChangeDate(yearAndMonth, day))
        {
            return false;
        }

        // HH:mm:ss, of which each pair of digits makes a number.
        var time = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, SecondsLength - 8)) ^ 0x30303A30303A3030;
        var pairs = (time * 10) + (time >> 8);
        var hour = pairs & 0xFF;
        var minute = pairs >> 24 & 0xFF;
        var second = pairs >> 48 & 0xFF;
        var bad = NotDigits(time) | (time & 0x0000FF0000FF0000);
        var separator = Unsafe.Add(ref start, 10);
        var millis = 0UL;
        if (text.Length == MillisLength)
        {
            // A point and three digits.
            var fraction = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, SecondsLength)) ^ 0x3030302E;
            bad |= ((fraction + 0x06060600) | fraction) & 0xF0F0F0FF;
            millis = ((fraction >> 8 & 0xFF) * 100) + ((fraction >> 16 & 0xFF) * 10) + (fraction >> 24);
        }

        if (bad != 0 || hour > 23 || minute > 59 || second > 59 || separator is not ((byte)'T' or (byte)' '))
        {
            return false;
        }

        wallMicros = lastMidnight + (long)((((((hour * 60) + minute) * 60) + second) * 1000) + millis) * 1000;
        return true;
    }

    private bool TryChangeDate(ulong yearAndMonth, uint dayText)
    {
        var first = yearAndMonth ^ Zeros;
        var second = (dayText ^ Zeros) & 0xFFFF;
        var bad = NotDigits(first & 0x00FFFF00FFFFFFFF) | NotDigits(second) | ((first & 0xFF0000FF00000000) ^ 0x1D00001D00000000);
        var (year, month, day) = ((Two(first, 0) * 100) + Two(first, 2), Two(first, 5), Two(second, 0));
        if (bad != 0 || !Calendar.IsDate(year, month, day))
        {
            return false;
        }

        (lastYearAndMonth, lastDayPlusOne) = (yearAndMonth, dayText + 1);
        lastMidnight = Calendar.DaysOf(year, month, day) * Calendar.MicrosPerDay;
        return true;
    }

    // Non-zero where a byte, exclusive-ored with '0', is no digit.
    private static ulong NotDigits(ulong word) => ((word + 0x0606060606060606) | word) & 0xF0F0F0F0F0F0F0F0;

    private static int Two(ulong word, int index) => (int)(((word >> (index * 8)) & 0xFF) * 10 + ((word >> ((index * 8) + 8)) & 0xFF));
}
