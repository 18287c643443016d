using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Accel.Kernels.Lanes;

namespace Accel.Kernels.Passes;

/// <summary>
/// The dense columns' part of XᵀWX and Xᵀv over one panel. Four columns at a time are weighted once, into a
/// strip that stays in the nearest cache; the columns right of them pass by the strip, and each pair of four
/// columns makes a tile of sums held in registers.
/// </summary>
internal static unsafe class DenseSums
{
    /// <summary>Room for a strip, in doubles.</summary>
    public const int StripLength = Tile * Panel.Height;

    /// <summary>Columns on the right that every strip meets before it meets others: 512 KiB, which the second cache holds.</summary>
    private const int BlockColumns = 256;

    private const int Tile = SlotLayout.TileWidth;

    // With 16 registers, 16 sums would be kept in memory.
    private static bool HasManyRegisters => Vector512.IsHardwareAccelerated || AdvSimd.IsSupported;

    /// <summary>Adds the panel's sums, those with the column of ones included.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots.</param>
    /// <param name="weight">The working weights.</param>
    /// <param name="score">The working scores v.</param>
    /// <param name="strip">Room for <see cref="StripLength"/> numbers.</param>
    /// <param name="gram">XᵀWX in slots; entries on and above the diagonal are meaningful.</param>
    /// <param name="scoreSums">Xᵀv in slots.</param>
    [MethodImpl(LoopCompilation.Mode)]
    public static void Add<T>(
        in Panel panel, SlotLayout layout, double* weight, double* score, double* strip, double* gram, double* scoreSums)
        where T : struct, ILane<T>
    {
        var width = layout.Count;
        var intercept = layout.Intercept;
        for (var block = 0; block < layout.DenseSlots; block += BlockColumns)
        {
            var end = Math.Min(block + BlockColumns, layout.DenseSlots);
            for (var left = 0; left < end; left += Tile)
            {
                var columns = panel.Dense + left;
                var row = gram + left * width;
                if (left < block)
                {
                    Weigh<T>(columns, weight, panel.Rows, strip);
                }
                else
                {
                    WeighAndSum<T>(columns, weight, score, panel.Rows, strip, row + intercept, width, scoreSums + left);
                    AddDiagonal<T>(strip, columns, panel.Rows, row + left, width);
                }
                for (var right = Math.Max(left + Tile, block); right < end; right += Tile)
                    AddTile<T>(strip, panel.Dense + right, panel.Rows, row + right, width);
            }
        }
        AddOnes<T>(weight, score, panel.Rows, gram + intercept * width + intercept, scoreSums + intercept);
    }

    /// <summary>Adds the panel's Xᵀv alone.</summary>
    /// <param name="panel">The rows.</param>
    /// <param name="layout">The slots.</param>
    /// <param name="score">The working scores v.</param>
    /// <param name="scoreSums">Xᵀv in slots.</param>
    [MethodImpl(LoopCompilation.Mode)]
    public static void AddScores<T>(in Panel panel, SlotLayout layout, double* score, double* scoreSums)
        where T : struct, ILane<T>
    {
        for (var slot = 0; slot < layout.DenseSlots; slot += Tile)
            AddScores<T>(panel.Dense + slot, score, panel.Rows, scoreSums + slot);
        var ones = T.Broadcast(0);
        for (var row = 0; row < panel.Rows; row += T.Count)
            ones += T.Load(score + row);
        scoreSums[layout.Intercept] += T.Sum(ones);
    }

    /// <summary>xᵀv of four columns.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void AddScores<T>(double** columns, double* score, int rows, double* scoreSums)
        where T : struct, ILane<T>
    {
        var x0 = columns[0];
        var x1 = columns[1];
        var x2 = columns[2];
        var x3 = columns[3];
        T v0 = default, v1 = default, v2 = default, v3 = default;
        for (var row = 0; row < rows; row += T.Count)
        {
            var v = T.Load(score + row);
            v0 = T.Fma(T.Load(x0 + row), v, v0);
            v1 = T.Fma(T.Load(x1 + row), v, v1);
            v2 = T.Fma(T.Load(x2 + row), v, v2);
            v3 = T.Fma(T.Load(x3 + row), v, v3);
        }
        T.AddSums(v0, v1, v2, v3, scoreSums);
    }

    /// <summary>The sums of w and v: the column of ones with itself and with v.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void AddOnes<T>(double* weight, double* score, int rows, double* weightSum, double* scoreSum)
        where T : struct, ILane<T>
    {
        T weights = default, scores = default;
        for (var row = 0; row < rows; row += T.Count)
        {
            weights += T.Load(weight + row);
            scores += T.Load(score + row);
        }
        *weightSum += T.Sum(weights);
        *scoreSum += T.Sum(scores);
    }

    /// <summary>Four columns times w into a strip, where the bundles of the four columns take turns.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void Weigh<T>(double** columns, double* weight, int rows, double* strip)
        where T : struct, ILane<T>
    {
        var x0 = columns[0];
        var x1 = columns[1];
        var x2 = columns[2];
        var x3 = columns[3];
        for (var row = 0; row < rows; row += T.Count)
        {
            var w = T.Load(weight + row);
            T.Store(T.Load(x0 + row) * w, strip);
            T.Store(T.Load(x1 + row) * w, strip + T.Count);
            T.Store(T.Load(x2 + row) * w, strip + 2 * T.Count);
            T.Store(T.Load(x3 + row) * w, strip + 3 * T.Count);
            strip += Tile * T.Count;
        }
    }

    /// <summary>As <see cref="Weigh"/>, with xᵀw and xᵀv of the four columns.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void WeighAndSum<T>(
        double** columns, double* weight, double* score, int rows, double* strip, double* weightSums, int stride, double* scoreSums)
        where T : struct, ILane<T>
    {
        var x0 = columns[0];
        var x1 = columns[1];
        var x2 = columns[2];
        var x3 = columns[3];
        T w0 = default, w1 = default, w2 = default, w3 = default;
        T v0 = default, v1 = default, v2 = default, v3 = default;
        for (var row = 0; row < rows; row += T.Count)
        {
            var w = T.Load(weight + row);
            var v = T.Load(score + row);
            var x = T.Load(x0 + row);
            v0 = T.Fma(x, v, v0);
            x *= w;
            w0 += x;
            T.Store(x, strip);
            x = T.Load(x1 + row);
            v1 = T.Fma(x, v, v1);
            x *= w;
            w1 += x;
            T.Store(x, strip + T.Count);
            x = T.Load(x2 + row);
            v2 = T.Fma(x, v, v2);
            x *= w;
            w2 += x;
            T.Store(x, strip + 2 * T.Count);
            x = T.Load(x3 + row);
            v3 = T.Fma(x, v, v3);
            x *= w;
            w3 += x;
            T.Store(x, strip + 3 * T.Count);
            strip += Tile * T.Count;
        }
        weightSums[0] += T.Sum(w0);
        weightSums[stride] += T.Sum(w1);
        weightSums[2 * stride] += T.Sum(w2);
        weightSums[3 * stride] += T.Sum(w3);
        T.AddSums(v0, v1, v2, v3, scoreSums);
    }

    /// <summary>Four weighted columns with themselves: the ten sums on and above the diagonal.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void AddDiagonal<T>(double* strip, double** columns, int rows, double* gram, int stride)
        where T : struct, ILane<T>
    {
        var y0 = columns[0];
        var y1 = columns[1];
        var y2 = columns[2];
        var y3 = columns[3];
        T s00 = default, s01 = default, s02 = default, s03 = default;
        T s11 = default, s12 = default, s13 = default;
        T s22 = default, s23 = default;
        T s33 = default;
        for (var row = 0; row < rows; row += T.Count)
        {
            var a = T.Load(strip);
            s00 = T.Fma(a, T.Load(y0 + row), s00);
            var b1 = T.Load(y1 + row);
            s01 = T.Fma(a, b1, s01);
            var b2 = T.Load(y2 + row);
            s02 = T.Fma(a, b2, s02);
            var b3 = T.Load(y3 + row);
            s03 = T.Fma(a, b3, s03);
            a = T.Load(strip + T.Count);
            s11 = T.Fma(a, b1, s11);
            s12 = T.Fma(a, b2, s12);
            s13 = T.Fma(a, b3, s13);
            a = T.Load(strip + 2 * T.Count);
            s22 = T.Fma(a, b2, s22);
            s23 = T.Fma(a, b3, s23);
            s33 = T.Fma(T.Load(strip + 3 * T.Count), b3, s33);
            strip += Tile * T.Count;
        }
        T.AddSums(s00, s01, s02, s03, gram);
        T.AddSums(default, s11, s12, s13, gram + stride);
        T.AddSums(default, default, s22, s23, gram + 2 * stride);
        gram[3 * stride + 3] += T.Sum(s33);
    }

    /// <summary>Four weighted columns with four others.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void AddTile<T>(double* strip, double** columns, int rows, double* gram, int stride)
        where T : struct, ILane<T>
    {
        if (Sse.IsSupported)
        {
            // The sums of the tile after next: a large Gram matrix is not in the near caches, and the processor sees
            // no pattern in its rows.
            Sse.Prefetch0(gram + 8);
            Sse.Prefetch0(gram + stride + 8);
            Sse.Prefetch0(gram + 2 * stride + 8);
            Sse.Prefetch0(gram + 3 * stride + 8);
        }
        if (!HasManyRegisters)
        {
            AddHalfTile<T>(strip, columns, rows, gram, stride);
            AddHalfTile<T>(strip, columns + 2, rows, gram + 2, stride);
            return;
        }
        var y0 = columns[0];
        var y1 = columns[1];
        var y2 = columns[2];
        var y3 = columns[3];
        T s00 = default, s01 = default, s02 = default, s03 = default;
        T s10 = default, s11 = default, s12 = default, s13 = default;
        T s20 = default, s21 = default, s22 = default, s23 = default;
        T s30 = default, s31 = default, s32 = default, s33 = default;
        for (var row = 0; row < rows; row += T.Count)
        {
            var a0 = T.Load(strip);
            var a1 = T.Load(strip + T.Count);
            var a2 = T.Load(strip + 2 * T.Count);
            var a3 = T.Load(strip + 3 * T.Count);
            var b = T.Load(y0 + row);
            s00 = T.Fma(a0, b, s00);
            s10 = T.Fma(a1, b, s10);
            s20 = T.Fma(a2, b, s20);
            s30 = T.Fma(a3, b, s30);
            b = T.Load(y1 + row);
            s01 = T.Fma(a0, b, s01);
            s11 = T.Fma(a1, b, s11);
            s21 = T.Fma(a2, b, s21);
            s31 = T.Fma(a3, b, s31);
            b = T.Load(y2 + row);
            s02 = T.Fma(a0, b, s02);
            s12 = T.Fma(a1, b, s12);
            s22 = T.Fma(a2, b, s22);
            s32 = T.Fma(a3, b, s32);
            b = T.Load(y3 + row);
            s03 = T.Fma(a0, b, s03);
            s13 = T.Fma(a1, b, s13);
            s23 = T.Fma(a2, b, s23);
            s33 = T.Fma(a3, b, s33);
            strip += Tile * T.Count;
        }
        T.AddSums(s00, s01, s02, s03, gram);
        T.AddSums(s10, s11, s12, s13, gram + stride);
        T.AddSums(s20, s21, s22, s23, gram + 2 * stride);
        T.AddSums(s30, s31, s32, s33, gram + 3 * stride);
    }

    /// <summary>Four weighted columns with two others.</summary>
    [MethodImpl(LoopCompilation.Mode)]
    private static void AddHalfTile<T>(double* strip, double** columns, int rows, double* gram, int stride)
        where T : struct, ILane<T>
    {
        var y0 = columns[0];
        var y1 = columns[1];
        T s00 = default, s01 = default;
        T s10 = default, s11 = default;
        T s20 = default, s21 = default;
        T s30 = default, s31 = default;
        for (var row = 0; row < rows; row += T.Count)
        {
            var b0 = T.Load(y0 + row);
            var b1 = T.Load(y1 + row);
            var a = T.Load(strip);
            s00 = T.Fma(a, b0, s00);
            s01 = T.Fma(a, b1, s01);
            a = T.Load(strip + T.Count);
            s10 = T.Fma(a, b0, s10);
            s11 = T.Fma(a, b1, s11);
            a = T.Load(strip + 2 * T.Count);
            s20 = T.Fma(a, b0, s20);
            s21 = T.Fma(a, b1, s21);
            a = T.Load(strip + 3 * T.Count);
            s30 = T.Fma(a, b0, s30);
            s31 = T.Fma(a, b1, s31);
            strip += Tile * T.Count;
        }
        gram[0] += T.Sum(s00);
        gram[1] += T.Sum(s01);
        gram[stride] += T.Sum(s10);
        gram[stride + 1] += T.Sum(s11);
        gram[2 * stride] += T.Sum(s20);
        gram[2 * stride + 1] += T.Sum(s21);
        gram[3 * stride] += T.Sum(s30);
        gram[3 * stride + 1] += T.Sum(s31);
    }
}
