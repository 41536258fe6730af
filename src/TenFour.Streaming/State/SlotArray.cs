using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TenFour.Streaming.State;

/// <summary>
/// One value a slot, in chunks: growing copies no more than the first chunk, so that a large state neither pauses a batch nor doubles its
/// memory for a moment.
/// </summary>
internal sealed class SlotArray<T>
    where T : unmanaged
{
    // 128 KB a chunk: a large object, which the garbage collector never copies.
    private static readonly int ChunkBits = BitOperations.Log2((1u << 17) / (uint)Unsafe.SizeOf<T>());
    private static readonly int ChunkLength = 1 << ChunkBits;

    private T[][] chunks = [[]];
    private int chunkCount = 1;

    public int Capacity { get; private set; }

    public long Bytes => (long)Capacity * Unsafe.SizeOf<T>();

    public ref T this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref chunks[slot >> ChunkBits][slot & ChunkLength - 1];
    }

    /// <summary>Asks for a value ahead of its use, so that waits for memory overlap. The slot need not exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int slot)
    {
        if (Sse.IsSupported && (uint)slot < (uint)Capacity)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref this[slot]));
        }
    }

    /// <summary>The values of up to <paramref name="count"/> slots from <paramref name="start"/>: as many as lie side by side.</summary>
    public Span<T> Run(int start, int count)
    {
        var chunk = chunks[start >> ChunkBits];
        var first = start & ChunkLength - 1;
        return chunk.AsSpan(first, Math.Min(count, chunk.Length - first));
    }

    /// <summary>Makes room for slots below <paramref name="slots"/>; new ones hold zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnsureCapacity(int slots)
    {
        if (slots > Capacity)
        {
            Grow(slots);
        }
    }

    private void Grow(int slots)
    {
        if (chunks[0].Length < ChunkLength)
        {
            var length = Math.Max(16, chunks[0].Length);
            while (length < slots && length < ChunkLength)
            {
                length *= 2;
            }

            Array.Resize(ref chunks[0], length);
            Capacity = length;
        }

        while (slots > Capacity)
        {
            if (chunkCount == chunks.Length)
            {
                Array.Resize(ref chunks, chunkCount * 2);
            }

            chunks[chunkCount++] = new T[ChunkLength];
            Capacity += ChunkLength;
        }
    }
}
