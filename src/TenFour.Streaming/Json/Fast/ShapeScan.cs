using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Checks a record against a shape, and finds its pieces.</summary>
internal static class ShapeScan<TScan>
    where TScan : struct, IVectorScan
{
    /// <summary>The bytes of the first line, with its newline; 0 where it is of another shape or too near the end of what can be read.</summary>
    /// <param name="starts">Is told where each piece starts.</param>
    /// <remarks>Calls nothing that often runs and decides once at the end, so that the loop has its places in registers and few branches.</remarks>
    public static int Measure(RecordShape shape, ReadOnlySpan<byte> lines, Span<int> starts)
    {
        if (lines.Length < shape.ReachBytes || starts.Length <= shape.OpenValues)
        {
            return 0;
        }

        ref var there = ref MemoryMarshal.GetReference(lines);
        ref var step = ref MemoryMarshal.GetArrayDataReference(shape.Steps);
        ref var end = ref Unsafe.Add(ref step, shape.Steps.Length);
        ref var expected = ref MemoryMarshal.GetArrayDataReference(shape.Bytes);
        ref var start = ref MemoryMarshal.GetReference(starts);
        start = 0;
        var wrong = 0UL;
        for (; Unsafe.IsAddressLessThan(ref step, ref end); step = ref Unsafe.Add(ref step, 1))
        {
            wrong |= step.Fixed & ~TScan.Equal64(ref there, ref expected, step.Fixed);
            if (step.Values != 0)
            {
                wrong |= step.Values & TScan.Specials64(ref there);
            }

            expected = ref Unsafe.Add(ref expected, RecordLayout.SlotBytes);
            there = ref Unsafe.Add(ref there, step.Length);
            if (step.UsualLength < 0)
            {
                if (step.UsualLength == ShapeStep.NothingOpen)
                {
                    continue;
                }

                var length = PlainValue.Measure(lines[LengthTo(lines, ref there)..], out _);
                if (length == 0)
                {
                    return 0;
                }

                there = ref Unsafe.Add(ref there, length);
                start = ref Unsafe.Add(ref start, 1);
                start = LengthTo(lines, ref there);
                continue;
            }

            // Whether it is a quote that ends the string, the next piece tells, since it starts with one.
            var specials = TScan.Specials(ref there);
            var usual = 1UL << step.UsualLength;
            if ((specials & (usual ^ (usual - 1))) == usual)
            {
                // As far as the processor knows, the next piece does not have to wait for what this string looks like.
                there = ref Unsafe.Add(ref there, step.UsualLength);
            }
            else if (specials != 0)
            {
                there = ref Unsafe.Add(ref there, BitOperations.TrailingZeroCount(specials));
            }
            else
            {
                var at = FindSpecial(lines, LengthTo(lines, ref there) + TScan.Width);
                if (at + shape.ReachBytes > lines.Length)
                {
                    return 0;
                }

                there = ref Unsafe.Add(ref MemoryMarshal.GetReference(lines), at);
            }

            start = ref Unsafe.Add(ref start, 1);
            start = LengthTo(lines, ref there);
        }

        return wrong == 0 ? LengthTo(lines, ref there) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LengthTo(ReadOnlySpan<byte> lines, ref byte there) => (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(lines), ref there);

    // The end of what is shown where there is none.
    private static int FindSpecial(ReadOnlySpan<byte> lines, int at)
    {
        ref var start = ref MemoryMarshal.GetReference(lines);
        for (; at + TScan.Width <= lines.Length; at += TScan.Width)
        {
            if (TScan.Specials(ref Unsafe.Add(ref start, at)) is var specials and not 0)
            {
                return at + BitOperations.TrailingZeroCount(specials);
            }
        }

        return lines.Length;
    }
}
