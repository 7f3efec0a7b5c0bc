/** The watchtower of Atalaya, for the eye only: its name stands beside it as text. */
export function Logo({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 512 512" aria-hidden="true" focusable="false" className="logo">
      <rect x="24" y="24" width="464" height="464" rx="104" className="logo-ground" />
      <path
        fill="#fff"
        d="M256 92 372 172H140ZM168 188h176v92H168ZM132 294h248v24H132Zm58 38h28l-26 104h-30Zm104 0h28l28 104h-30Zm-91 35h106l5 22H198Z"
      />
      <path fill="#ffc94d" d="M196 210h52v48h-52Zm68 0h52v48h-52Z" />
    </svg>
  )
}
